-- Ids as text, as SQLite's own function of this name writes them, so that one statement reads on both.
CREATE OR REPLACE FUNCTION hex(id uuid) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    AS $$ SELECT encode(uuid_send(id), 'hex') $$;

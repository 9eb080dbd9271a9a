-- Who keeps the consortium. Where there is one library, whoever runs all of it does.
ALTER TABLE person ADD COLUMN keeps_consortium INTEGER NOT NULL DEFAULT 0 CHECK (keeps_consortium IN (0, 1));
UPDATE person SET keeps_consortium = 1
WHERE (SELECT COUNT(*) FROM library) = 1
  AND id IN (SELECT person_id FROM post WHERE role = 'admin' AND branch_id IS NULL);
CREATE INDEX person_keeper ON person (name_key) WHERE keeps_consortium;
-- What was done above all libraries; beside it stand all sign-ins.
CREATE INDEX audit_entry_above ON audit_entry (command, at) WHERE library_id IS NULL;

-- Who keeps the consortium. Where there is one library, whoever runs all of it does.
ALTER TABLE person ADD COLUMN keeps_consortium BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE person SET keeps_consortium = TRUE
WHERE (SELECT COUNT(*) FROM library) = 1
  AND id IN (SELECT person_id FROM post WHERE role = 'admin' AND branch_id IS NULL);
CREATE INDEX person_keeper ON person (name_key) WHERE keeps_consortium;
-- What was done above all libraries; beside it stand all sign-ins.
CREATE INDEX audit_entry_above ON audit_entry (command, at) WHERE library_id IS NULL;

-- How a library is reached, where one complains, and how it looks. A library without a row has the defaults.

CREATE TABLE library_profile (
    library_id BLOB PRIMARY KEY NOT NULL REFERENCES library (id),
    phone TEXT,
    email TEXT,
    chat TEXT,
    -- Who takes complaints, and who judges those that were not settled, where that is not who it is by default.
    complaints TEXT,
    authority TEXT,
    country TEXT NOT NULL CHECK (country IN ('belgium', 'netherlands')),
    consent_age INTEGER NOT NULL CHECK (consent_age BETWEEN 13 AND 16),
    -- "#0b6b4f"; whether it can be read is checked before.
    cloth TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('nl-BE', 'nl-NL', 'en', 'fr')),
    changed_at INTEGER NOT NULL
) STRICT;

-- A library's logo, beside its profile. Pages read all but the picture.
ALTER TABLE library_profile ADD COLUMN logo BYTEA;
ALTER TABLE library_profile ADD COLUMN logo_digest TEXT;
ALTER TABLE library_profile ADD COLUMN logo_width BIGINT;
ALTER TABLE library_profile ADD COLUMN logo_height BIGINT;

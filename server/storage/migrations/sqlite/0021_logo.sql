-- A library's logo, beside its profile. Pages read all but the picture.
ALTER TABLE library_profile ADD COLUMN logo BLOB;
ALTER TABLE library_profile ADD COLUMN logo_digest TEXT;
ALTER TABLE library_profile ADD COLUMN logo_width INTEGER;
ALTER TABLE library_profile ADD COLUMN logo_height INTEGER;

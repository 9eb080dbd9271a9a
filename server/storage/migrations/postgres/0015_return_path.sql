-- Where somebody was before they asked for a code: a path of ours. Who comes by the link in the mail goes back there.
ALTER TABLE sign_in ADD COLUMN return_to TEXT;

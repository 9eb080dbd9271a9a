-- Who works where is asked with every page of somebody who is signed in; the two unique indexes are partial and do not serve it.

CREATE INDEX post_person ON post (person_id);

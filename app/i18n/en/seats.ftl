# Study seats: see app/src/i18n/mod.rs for how texts are added.

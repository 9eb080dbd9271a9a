use super::{Conn, Db, store_error};
use crate::errors::inconsistent;
use crate::sql::sql;
use plek_domain::error::StoreError;
use plek_domain::ids::LibraryId;
use plek_domain::people::EmailAddress;
use plek_domain::places::{Country, HttpsOrigin, Logo, LogoMark, Profile};
use plek_domain::text::Line;
use plek_domain::time::Timestamp;

#[derive(sqlx::FromRow)]
struct ProfileRow {
    phone: Option<Line>,
    email: Option<EmailAddress>,
    chat: Option<String>,
    complaints: Option<EmailAddress>,
    authority: Option<Line>,
    country: String,
    consent_age: i64,
    cloth: String,
    lang: String,
    embeds: String,
    changed_at: Timestamp,
    logo_digest: Option<String>,
    logo_width: Option<i64>,
    logo_height: Option<i64>,
}

impl TryFrom<ProfileRow> for Profile {
    type Error = StoreError;
    fn try_from(row: ProfileRow) -> Result<Self, StoreError> {
        let ProfileRow {
            phone,
            email,
            chat,
            complaints,
            authority,
            country,
            consent_age,
            cloth,
            lang,
            embeds,
            changed_at,
            logo_digest,
            logo_width,
            logo_height,
        } = row;
        let chat = chat.map(|chat| chat.parse().map_err(|_| inconsistent("address of a chat"))).transpose()?;
        let country = Country::from_code(&country).ok_or_else(|| inconsistent("country of a profile"))?;
        let cloth = cloth.parse().map_err(|_| inconsistent("colour of a profile"))?;
        let site = |line: &str| line.parse().map_err(|_| inconsistent("site of a profile"));
        let embeds = embeds.lines().map(site).collect::<Result<_, _>>()?;
        let logo = match (logo_digest, logo_width, logo_height) {
            (Some(digest), Some(width), Some(height)) => Some(LogoMark { digest, width, height }),
            _ => None,
        };
        Ok(Self {
            phone,
            email,
            chat,
            complaints,
            authority,
            country,
            consent_age,
            cloth,
            logo,
            lang,
            embeds,
            // A row that holds only a logo: nobody said anything yet.
            changed_at: Some(changed_at).filter(|at| *at != Timestamp::default()),
        })
    }
}

impl Conn {
    pub(super) async fn profile_of(&mut self, library: LibraryId) -> Result<Profile, StoreError> {
        let row: Option<ProfileRow> = sqlx::query_as::<Db, _>(sql!(
            "SELECT phone, email, chat, complaints, authority, country, consent_age, cloth, lang, embeds, changed_at,
                    logo_digest, logo_width, logo_height
             FROM library_profile WHERE library_id = $1"
        ))
        .bind(library)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)?;
        row.map_or_else(|| Ok(Profile::default()), Profile::try_from)
    }

    pub(super) async fn keep_profile(&mut self, library: LibraryId, profile: &Profile) -> Result<(), StoreError> {
        let set = sqlx::query::<Db>(sql!(
            "INSERT INTO library_profile
                 (library_id, phone, email, chat, complaints, authority, country, consent_age, cloth, lang, changed_at,
                  embeds)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (library_id) DO UPDATE SET
                 phone = excluded.phone, email = excluded.email, chat = excluded.chat,
                 complaints = excluded.complaints, authority = excluded.authority, country = excluded.country,
                 consent_age = excluded.consent_age, cloth = excluded.cloth, lang = excluded.lang,
                 changed_at = excluded.changed_at,
                 embeds = excluded.embeds"
        ))
        .bind(library)
        .bind(profile.phone.clone())
        .bind(profile.email.clone())
        .bind(profile.chat.as_ref().map(|chat| chat.as_str().to_owned()))
        .bind(profile.complaints.clone())
        .bind(profile.authority.clone())
        .bind(profile.country.code())
        .bind(profile.consent_age)
        .bind(profile.cloth.by_day())
        .bind(profile.lang.clone())
        .bind(profile.changed_at.unwrap_or_default())
        .bind(profile.embeds.iter().map(HttpsOrigin::as_str).collect::<Vec<_>>().join("\n"));
        self.change(set).await.map(drop)
    }

    pub(super) async fn logo_of(&mut self, library: &str) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        sqlx::query_as::<Db, _>(sql!(
            "SELECT logo_digest, logo FROM library_profile JOIN library ON library.id = library_id
             WHERE slug = $1 AND logo_digest IS NOT NULL AND logo IS NOT NULL"
        ))
        .bind(library)
        .fetch_optional(self.live()?)
        .await
        .map_err(store_error)
    }

    pub(super) async fn keep_logo(&mut self, library: LibraryId, logo: Option<&Logo>) -> Result<(), StoreError> {
        let set = sqlx::query::<Db>(sql!(
            "UPDATE library_profile SET logo = $2, logo_digest = $3, logo_width = $4, logo_height = $5
             WHERE library_id = $1"
        ))
        .bind(library)
        .bind(logo.map(|logo| logo.png.clone()))
        .bind(logo.map(|logo| logo.mark.digest.clone()))
        .bind(logo.map(|logo| logo.mark.width))
        .bind(logo.map(|logo| logo.mark.height));
        match self.change(set).await? {
            1 => Ok(()),
            _ => Err(inconsistent("a logo without a profile")),
        }
    }
}

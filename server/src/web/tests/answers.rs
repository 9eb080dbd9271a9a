//! What pages, refusals and mishaps look like from outside.

use super::*;
use axum::http::header::{
    ACCEPT, ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, ORIGIN, RETRY_AFTER,
    STRICT_TRANSPORT_SECURITY,
};

#[tokio::test]
async fn the_policy_names_the_nonce_that_the_page_has_and_each_page_has_another() {
    let site = site("https://plek.example", Router::new());
    let mut seen = Vec::new();
    for _ in 0..2 {
        let answer = site.clone().oneshot(Request::get("/nonce").body(Body::empty()).unwrap()).await.unwrap();
        let policy = header(&answer, CONTENT_SECURITY_POLICY).to_owned();
        assert_eq!(header(&answer, CACHE_CONTROL), "no-store");
        let nonce = text(answer).await;
        assert_eq!(nonce.len(), 32);
        assert_eq!(
            policy,
            format!(
                "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' \
                 'nonce-{nonce}'; img-src 'self' blob:; media-src 'self'; font-src 'self'; connect-src 'self'; \
                 manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            )
        );
        seen.push(nonce);
    }
    assert_ne!(seen[0], seen[1]);
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    for path in ["/nonce", "/long", "/nowhere", "/healthz/live"] {
        let answer = answer(Request::get(path), "").await;
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&answer, "cross-origin-opener-policy"), "same-origin", "{path}");
        assert_eq!(header(&answer, "cross-origin-resource-policy"), "same-origin", "{path}");
        assert_eq!(header(&answer, "referrer-policy"), "same-origin", "{path}");
        assert!(header(&answer, "permissions-policy").contains("camera=(self)"), "{path}");
        assert!(header(&answer, STRICT_TRANSPORT_SECURITY).contains("max-age=31536000"), "{path}");
        assert_eq!(header(&answer, "x-request-id").len(), 32, "{path}");
        assert_eq!(answer.headers().contains_key(CONTENT_SECURITY_POLICY), is_page(&answer), "{path}");
    }
    let plain = site("http://localhost", Router::new());
    let answer = plain.oneshot(Request::get("/long").body(Body::empty()).unwrap()).await.unwrap();
    assert!(!answer.headers().contains_key(STRICT_TRANSPORT_SECURITY));
}

#[tokio::test]
async fn only_our_own_pages_and_no_browser_at_all_may_post() {
    let cases: [(&[(&str, &str)], u16); 8] = [
        (&[], 200),
        (&[("sec-fetch-site", "same-origin")], 200),
        (&[("sec-fetch-site", "none")], 200),
        (&[("origin", "https://plek.example")], 200),
        (&[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")], 403),
        (&[("sec-fetch-site", "same-site"), ("origin", "https://www.plek.example")], 403),
        (&[("origin", "https://evil.example")], 403),
        (&[("origin", "null")], 403),
    ];
    for (headers, status) in cases {
        let request =
            headers.iter().fold(Request::post("/form"), |request, (name, value)| request.header(*name, *value));
        let answer = answer(request, "a=1").await;
        assert_eq!(answer.status(), status, "{headers:?}");
        assert_eq!(is_page(&answer), status == 403, "{headers:?}");
    }
    // A proxy that says another Host: our public address is still ours.
    let request = Request::post("/form").header("host", "10.0.0.7:3000").header(ORIGIN, "https://plek.example");
    let request = request.body(Body::empty()).unwrap();
    let answer = site("https://plek.example", Router::new()).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn what_takes_too_long_is_told_so_and_when_to_come_back() {
    let answer = answer(Request::get("/x/slow"), "").await;
    assert_eq!((answer.status().as_u16(), header(&answer, RETRY_AFTER)), (503, "5"));
    assert!(is_page(&answer));
    // Only who sent a form hears what becomes of it.
    let asked = text(answer).await;
    assert!(asked.contains("Laad deze pagina zo meteen opnieuw.") && !asked.contains("formulier"), "{asked}");
    let sent = text(self::answer(Request::post("/x/slow"), "a=1").await).await;
    assert!(sent.contains("je formulier nog eens verstuurd") && sent.contains("nooit dubbel"), "{sent}");
}

#[tokio::test]
async fn a_panic_is_one_page_of_apology() {
    let answer = answer(Request::get("/panic"), "").await;
    assert_eq!(answer.status(), 500);
    assert!(is_page(&answer));
    // With the code that finds it in the log; other pages have nothing to look for there.
    let id = header(&answer, "x-request-id").to_owned();
    let said = text(answer).await;
    assert!(said.contains(&format!("Geef deze code aan de balie: {id}.")), "{said}");
    let elsewhere = self::answer(Request::get("/nowhere"), "").await;
    let id = header(&elsewhere, "x-request-id").to_owned();
    assert!(!text(elsewhere).await.contains(&id));
}

#[tokio::test]
async fn a_rarer_way_to_ask_wrongly_has_the_page_of_what_cannot_be_read() {
    let teapot = Router::new().route("/teapot", get(|| async { StatusCode::IM_A_TEAPOT }));
    let request = Request::get("/teapot").body(Body::empty()).unwrap();
    let answer = site("https://plek.example", teapot).oneshot(request).await.unwrap();
    assert_eq!(answer.status(), 418);
    assert!(text(answer).await.contains("Dit formulier kunnen we niet lezen"));
}

#[tokio::test]
async fn no_is_said_with_a_page_to_people_and_with_a_status_to_programs() {
    let big = "x".repeat(FORM_BYTES + 1);
    for (request, body, status) in [
        (Request::get("/nowhere"), "", 404),
        (Request::get("/form"), "", 405),
        (Request::post("/form"), big.as_str(), 413),
    ] {
        let answer = answer(request, body).await;
        assert_eq!(answer.status(), status);
        assert!(is_page(&answer), "{status}");
        if status == 405 {
            assert_eq!(header(&answer, ALLOW), "POST");
        }
    }
    let answer = answer(Request::get("/nowhere").header(ACCEPT, "application/json"), "").await;
    assert!(answer.status() == 404 && !is_page(&answer));
}

#[tokio::test]
async fn text_is_compressed_and_head_has_no_body() {
    let accepted =
        [("gzip, deflate, br, zstd", "zstd"), ("gzip, deflate, br", "br"), ("gzip", "gzip"), ("identity", "")];
    for (accepted, encoding) in accepted {
        let answer = answer(Request::get("/long").header(ACCEPT_ENCODING, accepted), "").await;
        assert_eq!(header(&answer, CONTENT_ENCODING), encoding, "{accepted}");
    }
    let answer = answer(Request::head("/long"), "").await;
    assert_eq!(answer.status(), 200);
    assert_eq!(text(answer).await, "");
}

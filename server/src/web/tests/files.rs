//! Static files.

use super::*;
use crate::web::files::{self, Assets};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY};

#[tokio::test]
async fn files_are_served_as_the_build_left_them() {
    let folder = std::env::temp_dir().join(format!("plek-files-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("pkg")).unwrap();
    for (name, content) in
        [("pkg/plek.css", "a{}"), ("pkg/plek.css.br", "br!"), ("pkg/plek-1f2e3d4c.css", "b{}"), ("favicon.ico", "i")]
    {
        std::fs::write(folder.join(name), content).unwrap();
    }
    let assets = Assets::Folder(folder.as_path().into());
    let site = site("https://plek.example", files::router(&assets).route("/{library}", get(|| async { "library" })));
    let get = |path: &str| Request::get(path.to_owned());
    let ask = |request: Builder| site.clone().oneshot(request.body(Body::empty()).unwrap());

    let plain = ask(get("/pkg/plek.css")).await.unwrap();
    assert_eq!((header(&plain, CONTENT_TYPE), header(&plain, CACHE_CONTROL)), ("text/css", "no-cache"));
    let tag = header(&plain, ETAG).to_owned();
    assert_eq!(ask(get("/pkg/plek.css").header(IF_NONE_MATCH, tag)).await.unwrap().status(), 304);
    let compressed = ask(get("/pkg/plek.css").header(ACCEPT_ENCODING, "br")).await.unwrap();
    assert_eq!(header(&compressed, CONTENT_ENCODING), "br");
    assert_eq!((header(&compressed, VARY), header(&plain, VARY)), ("accept-encoding", "accept-encoding"));
    assert_ne!(header(&compressed, ETAG), header(&plain, ETAG));
    assert_eq!(text(compressed).await, "br!");
    let hashed = ask(get("/pkg/plek-1f2e3d4c.css")).await.unwrap();
    assert!(header(&hashed, CACHE_CONTROL).contains("immutable"));
    assert_eq!(text(ask(get("/favicon.ico")).await.unwrap()).await, "i");
    assert_eq!(text(ask(get("/city")).await.unwrap()).await, "library");
    for path in ["/pkg/none.css", "/pkg/", "/pkg/../favicon.ico", "/pkg/%2e%2e/favicon.ico"] {
        let answer = ask(get(path)).await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        assert_eq!(header(&answer, CACHE_CONTROL), "no-store", "{path}");
    }
    assert_eq!(ask(Request::post("/pkg/plek.css")).await.unwrap().status(), 405);
    std::fs::remove_dir_all(&folder).unwrap();
}

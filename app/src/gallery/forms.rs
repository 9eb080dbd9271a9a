//! Every kind of field, as it comes and with what is wrong.

use crate::i18n::Texts;
use crate::t;
use crate::ui::{
    Button, Checkboxes, Choice, ErrorSummary, FieldInfo, FileInput, InputKind, RadioGroup, Select, TextArea, TextInput,
};
use leptos::prelude::*;

/// One form with all fields; `wrong` shows each with its error, and the summary above.
pub(super) fn fields(texts: Texts, wrong: bool) -> AnyView {
    let field = |name: &str, label: String| {
        let id = if wrong { format!("{name}-wrong") } else { name.to_owned() };
        let error = wrong.then(|| t!(texts, "ui-error", field = label.clone()));
        FieldInfo::new(name, label).id(id).hint(t!(texts, "ui-hint")).error(error)
    };
    let choices = || {
        let named =
            [("a", t!(texts, "ui-door-seats")), ("b", t!(texts, "ui-door-events")), ("c", t!(texts, "ui-door-class"))];
        named.map(|(value, label)| Choice { selected: value == "b" && !wrong, ..Choice::new(value, label) }).to_vec()
    };
    let name = field("name", t!(texts, "ui-field-name"));
    let email = field("email", t!(texts, "ui-field-email")).optional();
    let phone = field("phone", t!(texts, "ui-field-phone"));
    let password = field("password", t!(texts, "password"));
    let search = field("search", t!(texts, "search"));
    let code = field("digits", t!(texts, "code"));
    let cloth = field("cloth", t!(texts, "profile-cloth"));
    let count = field("count", t!(texts, "ui-field-count"));
    let day = field("day", t!(texts, "ui-field-day"));
    let time = field("time", t!(texts, "ui-field-when"));
    let select = field("select", t!(texts, "ui-field-select"));
    let radios = field("radios", t!(texts, "ui-field-radios"));
    let boxes = field("boxes", t!(texts, "ui-field-boxes"));
    let note = field("note", t!(texts, "ui-field-note"));
    let file = field("file", t!(texts, "ui-field-file"));
    let all = [
        &name, &email, &phone, &password, &search, &code, &cloth, &count, &day, &time, &select, &radios, &boxes, &note,
        &file,
    ];
    let errors = all.into_iter().filter_map(|field| field.summary()).collect();
    view! {
        <ErrorSummary texts errors/>
        <form class="form" method="get" action="/ui" novalidate>
            <TextInput texts field=name value="Noor" autocomplete="name"/>
            <TextInput texts field=email kind=InputKind::Email autocomplete="email"/>
            <TextInput texts field=phone kind=InputKind::Phone autocomplete="tel"/>
            <TextInput texts field=password kind=InputKind::Password autocomplete="off"/>
            <TextInput texts field=search kind=InputKind::Search/>
            <TextInput texts field=code kind=InputKind::Digits value="109477" autocomplete="off"/>
            <TextInput texts field=cloth kind=InputKind::Colour value="#7a1f5c"/>
            <TextInput texts field=count kind=InputKind::Number value="4"/>
            <TextInput texts field=day kind=InputKind::Date value="2026-10-13"/>
            <TextInput texts field=time kind=InputKind::Time value="10:20"/>
            <Select texts field=select choices=choices()/>
            <RadioGroup texts field=radios choices=choices()/>
            <Checkboxes texts field=boxes choices=choices()/>
            <TextArea texts field=note/>
            <FileInput texts field=file accept="image/png,image/jpeg"/>
            <div class="actions"><Button>{t!(texts, "ui-button-main")}</Button></div>
        </form>
    }
    .into_any()
}

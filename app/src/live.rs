//! The browser's end of live updates (`server/src/live`): a stream that is open while the page is looked at.

use leptos::ev;
use leptos::leptos_dom::helpers::{set_timeout, window_event_listener};
use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::closure::Closure;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use web_sys::{EventSource, MessageEvent};

/// When to ask again after we were told that there is no place; a connection that breaks the browser mends by itself.
const AGAIN: Duration = Duration::from_secs(30);

/// Hands the data of each event of that name to `hear`, for as long as the page is there. While nobody looks at it the
/// stream is closed: a browser keeps few connections to a host, and a page that is looked at again hears everything anew.
pub(crate) fn listen(address: String, event: &'static str, hear: impl Fn(&str) + 'static) {
    let stream = Stream { address: address.into(), event, hear: Rc::new(hear), source: Rc::default() };
    stream.fit();
    let shown = stream.clone();
    // A page is left for good, so nothing is ever taken down.
    std::mem::forget(window_event_listener(ev::visibilitychange, move |_| shown.fit()));
}

#[derive(Clone)]
struct Stream {
    address: Rc<str>,
    event: &'static str,
    hear: Rc<dyn Fn(&str)>,
    source: Rc<RefCell<Option<Source>>>,
}

impl Stream {
    /// Open when the page is shown, closed when it is not.
    fn fit(&self) {
        let (shown, open) = (!document().hidden(), self.source.borrow().is_some());
        if shown != open {
            let source = if shown { Source::open(self) } else { None };
            *self.source.borrow_mut() = source;
        }
    }

    /// The browser has given up.
    fn failed(&self) {
        let stream = self.clone();
        let again = move || {
            *stream.source.borrow_mut() = None;
            stream.fit();
        };
        set_timeout(again, AGAIN);
    }
}

/// An open stream, closed when dropped.
struct Source {
    source: EventSource,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _fail: Closure<dyn Fn()>,
}

impl Source {
    fn open(stream: &Stream) -> Option<Self> {
        let source = EventSource::new(&stream.address).ok()?;
        let hear = Rc::clone(&stream.hear);
        let heard = Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            if let Some(data) = message.data().as_string() {
                hear(&data);
            }
        });
        let (failing, state) = (stream.clone(), source.clone());
        let fail = Closure::<dyn Fn()>::new(move || {
            if state.ready_state() == EventSource::CLOSED {
                failing.failed();
            }
        });
        source.add_event_listener_with_callback(stream.event, heard.as_ref().unchecked_ref()).ok()?;
        source.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Some(Self { source, _hear: heard, _fail: fail })
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        self.source.set_onerror(None);
        self.source.close();
    }
}

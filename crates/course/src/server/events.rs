//! What the server tells the browser: Server-Sent Events, which a page reads with `EventSource`.
//!
//! `changed` says that the pages were rendered again, `program` that the program was built again; both bring
//! `{"version": n}`. Every event has the state of the site as its id, and so has the first thing that is sent, which is no
//! event. A browser that connects again sends the last id back, and a page may send what it was served with
//! (`/events?since=STATE`), so that nothing is missed that happened in between.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream};
use tokio::sync::watch;

use super::site::{Site, State};

/// How long a browser waits until it connects again, such as to the next server.
const RETRY: Duration = Duration::from_millis(500);

/// How often a connection that has nothing to say says so.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// What has happened to a page that knows one state, when there is another.
#[derive(Clone, Copy, Debug, PartialEq)]
enum News {
    Changed,
    Program,
}

/// The events from now on, to a page that knows the site in the state `known`, or as it is now.
pub(crate) fn events(
    site: watch::Receiver<Arc<Site>>,
    known: Option<State>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + Send + 'static> {
    let stream = stream::unfold((site, known, true), |(mut site, known, is_first)| async move {
        if is_first {
            let state = site.borrow_and_update().state;
            let news = known.and_then(|known| news(known, state));
            // A server that has nothing to show yet has no news, but a page of the server before will hear of its pages.
            let known = known.filter(|_| state.version == 0).unwrap_or(state);
            return Some((Ok(event(news, state).retry(RETRY)), (site, Some(known), false)));
        }
        loop {
            site.changed().await.ok()?;
            let state = site.borrow_and_update().state;
            let news = known.and_then(|known| news(known, state));
            if news.is_some() {
                return Some((Ok(event(news, state)), (site, Some(state), false)));
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// What a page in one state has to do about another.
fn news(known: State, now: State) -> Option<News> {
    if now.version == 0 {
        None
    } else if (known.server, known.program) != (now.server, now.program) {
        Some(News::Program)
    } else {
        (known.version != now.version).then_some(News::Changed)
    }
}

/// An event; without news only its id, which the browser keeps in mind.
fn event(news: Option<News>, state: State) -> Event {
    let event = Event::default().id(state.to_string());
    let name = match news {
        None => return event,
        Some(News::Changed) => "changed",
        Some(News::Program) => "program",
    };
    event.event(name).data(format!("{{\"version\": {}}}", state.version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_hears_what_it_has_missed() {
        let known = State { server: 1, program: 1, version: 4 };
        assert_eq!(news(known, known), None);
        assert_eq!(news(known, State { version: 5, ..known }), Some(News::Changed));
        assert_eq!(news(known, State { program: 2, version: 5, ..known }), Some(News::Program));
        assert_eq!(news(known, State { server: 2, ..known }), Some(News::Program), "another server");
        assert_eq!(news(known, State::default()), None, "it has no pages yet");
    }
}

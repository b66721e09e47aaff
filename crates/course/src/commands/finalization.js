// Tidies up closures that nobody holds any more, but not while the page is in the back/forward cache: browsers end a cached page in which
// anything runs, and then there is nothing to go back to.
class Finalization {
    constructor(tidy) {
        this.activate(tidy);
        addEventListener('pagehide', () => { this.registry = undefined; });
        addEventListener('pageshow', () => this.activate(tidy));
    }
    activate(tidy) {
        this.registry ??= new FinalizationRegistry(tidy);
    }
    register(closure, state, token) {
        this.registry?.register(closure, state, token);
    }
    unregister(token) {
        this.registry?.unregister(token);
    }
}

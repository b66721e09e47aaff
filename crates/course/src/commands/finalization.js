// Tidies up closures that nobody holds any more, but not while the page sleeps: browsers end a sleeping page in which
// anything runs, and then there is nothing to go back to.
class Finalization {
    constructor(tidy) {
        this.awake(tidy);
        addEventListener('pagehide', () => { this.registry = undefined; });
        addEventListener('pageshow', () => this.awake(tidy));
    }
    awake(tidy) {
        this.registry ??= new FinalizationRegistry(tidy);
    }
    register(closure, state, token) {
        this.registry?.register(closure, state, token);
    }
    unregister(token) {
        this.registry?.unregister(token);
    }
}

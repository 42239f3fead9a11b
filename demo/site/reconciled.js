// Whoever books here has signed in: the element may ask the clinic's own records what became of it.
const scheduler = document.querySelector('smart-scheduler');
const clinic = scheduler.getAttribute('endpoint');
// A real page would ask its own server, which has the token of whoever has signed in.
scheduler.getAccessToken = async (endpoint) => (endpoint === clinic ? 'sandbox-token' : undefined);

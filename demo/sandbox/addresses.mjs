/** The three origins, as in life: a clinic's site, a slot server, a portal. @param {number} port */
export function addresses(port) {
  return {
    site: `http://localhost:${port}`,
    slots: `http://localhost:${port + 1}`,
    portal: `http://localhost:${port + 2}`,
  };
}

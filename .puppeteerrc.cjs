/** The browsers are the system's; none is downloaded with the packages. */
module.exports = { skipDownload: true };

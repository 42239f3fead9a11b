/** The name of the database in which files are kept; it is made with the first of them. */
export const fileDatabase = 'smart-scheduler-files';

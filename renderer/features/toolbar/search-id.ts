/** The search field, for whoever gives it the focus. */
export const SEARCH_ID = 'search';

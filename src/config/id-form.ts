/** Ids of categories and services: they travel in the cookie and in attributes, so no character may need escaping. */
export const idForm = /^[a-z][a-z0-9-]{0,31}$/;

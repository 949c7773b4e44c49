/** Ids of categories and services: they travel in the cookie and in attributes, so no character may need escaping. */
export const idForm = /^[a-z][a-z0-9-]{0,31}$/;

/** Letters that all optional categories' ids may take together, a separator each: the cookie stays under 300 bytes. */
export const ROOM_FOR_IDS = 140;

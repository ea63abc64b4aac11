/** What an image built here says of itself. */
export type StandInImage = { readonly name: string; readonly standInFor: string };

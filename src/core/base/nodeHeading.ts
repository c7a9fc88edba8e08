/** What a list of nodes may call the column of their names. */
export const NODE_HEADING = /^(?:node|name)$/i;

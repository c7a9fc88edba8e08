/** How many days before its end a certificate is said to be about to expire, where whoever checks sets no other number. */
export const EXPIRING_DAYS = 30;

/** A command does not do what it was asked, for a reason that the person who ran it is told in these words. */
export class Refusal extends Error {}

/** The command was written in a way that it does not understand. */
export class WrongUsage extends Error {}

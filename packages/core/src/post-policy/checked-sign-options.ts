import type { SignOptions } from "./sign-options.ts";

/**
 * What the compiler can already tell of options that are written out: where a literal is one that the signer would refuse,
 * the option's type is a sentence that says why, which nothing can be assigned to. What is not a literal passes, and is
 * checked when it is signed.
 */
export type CheckedSignOptions<Options extends SignOptions> = {
  readonly [Name in keyof Options]: Name extends keyof SignOptions
    ? Name extends keyof Checks<Options>
      ? Checks<Options>[Name]
      : Options[Name]
    : "there is no such option";
};

type Checks<Options extends SignOptions> = {
  readonly key: CheckedKey<Options["key"]>;
  readonly contentLengthRange: CheckedRange<Options["contentLengthRange"]>;
  readonly expiresInSeconds: IsGreater<Options["expiresInSeconds"], 604_800> extends true
    ? "must be seven days (604800) at most"
    : Options["expiresInSeconds"];
  readonly metadata: CheckedMetadata<Options["metadata"]>;
};

type CheckedKey<Key> = Key extends `${string}\${filename}${infer Rest}`
  ? Rest extends ""
    ? Key
    : "may have ${filename} only at its end"
  : Key;

type CheckedRange<Range> = Range extends readonly [infer Min extends number, infer Max extends number]
  ? `${Min | Max}` extends infer Text extends string
    ? [Extract<Text, `-${string}` | `${string}.${string}`>] extends [never]
      ? IsGreater<Min, Max> extends true
        ? "must not have its least size above its greatest"
        : Range
      : "must be whole numbers from 0"
    : never
  : Range;

// Numbers are compared as texts: by their lengths, then digit by digit.
type IsGreater<A, B> = [A, B] extends [infer First extends number, infer Second extends number]
  ? number extends First | Second
    ? false
    : CompareDigits<`${First}`, `${Second}`> extends "greater"
      ? true
      : false
  : false;
type CompareDigits<A extends string, B extends string, Verdict = "equal"> = A extends `${infer DigitA}${infer RestA}`
  ? B extends `${infer DigitB}${infer RestB}`
    ? CompareDigits<RestA, RestB, Verdict extends "equal" ? CompareDigit<DigitA, DigitB> : Verdict>
    : "greater"
  : B extends ""
    ? Verdict
    : "less";
type CompareDigit<A extends string, B extends string> = A extends B
  ? "equal"
  : "0123456789" extends `${string}${A}${string}${B}${string}`
    ? "less"
    : "greater";

type CheckedMetadata<Entries> =
  TextOf<Entries> extends infer Text extends string
    ? IsAboveTwoKilobytes<Text> extends true
      ? "must be 2048 bytes at most, names and values"
      : Entries
    : Entries;

/** All names and literal values of a record in one text; a name whose value is not a literal counts alone. */
type TextOf<Entries> = TextOfNames<NamesOf<Entries>, Entries>;
type TextOfNames<Names extends readonly unknown[], Entries, Text extends string = ""> = Names extends readonly [
  infer Name extends string & keyof Entries,
  ...infer Rest,
]
  ? TextOfNames<Rest, Entries, `${Text}${Name}${LiteralOf<Entries[Name]>}`>
  : Text;
// One of several literals counts for nothing: the texts of all combinations are soon more than the compiler can hold.
type LiteralOf<Value> = [Value] extends [string]
  ? string extends Value
    ? ""
    : IsUnion<Value> extends true
      ? ""
      : Value
  : "";
type IsUnion<Value, Member = Value> = Member extends unknown ? ([Value] extends [Member] ? false : true) : never;

// The names of a union have no order: each is taken off as the last overload of an intersection of functions.
type NamesOf<Entries> = string extends keyof Entries ? [] : Entries extends object ? UnionToTuple<keyof Entries> : [];
type UnionToTuple<Union, Taken extends readonly unknown[] = []> = [Union] extends [never]
  ? Taken
  : LastOf<Union> extends infer Last
    ? UnionToTuple<Exclude<Union, Last>, [Last, ...Taken]>
    : never;
type LastOf<Union> = (Union extends unknown ? (take: () => Union) => void : never) extends (take: infer All) => void
  ? All extends () => infer Last
    ? Last
    : never
  : never;

// 2,049 characters are 32 times 64 and one more. Sixty-four are taken off at a time, as the compiler's recursion is bounded.
type IsAboveTwoKilobytes<Text extends string, Taken extends readonly unknown[] = []> = Taken["length"] extends 32
  ? Text extends ""
    ? false
    : true
  : DropSixtyFour<Text> extends infer Rest extends string
    ? IsAboveTwoKilobytes<Rest, [...Taken, unknown]>
    : false;
/** The rest of a text after so many characters; null where it is shorter. */
type DropSixtyFour<Text> = DropEight<DropEight<DropEight<DropEight<DropEight<DropEight<DropEight<DropEight<Text>>>>>>>>;
type DropEight<Text> =
  Text extends `${infer _1}${infer _2}${infer _3}${infer _4}${infer _5}${infer _6}${infer _7}${infer _8}${infer Rest}`
    ? Rest
    : null;

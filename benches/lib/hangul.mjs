// Hangul as fingers make it: syllables and their jamo, the two-set keyboard (KS X 5002), typing errors. Written for the
// sample of queries alone and independent of the engine's own tables, so that an error there is not repeated here.

const INITIALS = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];
const VOWELS = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];
const FINALS = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** Jamo that take two keys. */
const PAIRS = {
  ㅘ: 'ㅗㅏ', ㅙ: 'ㅗㅐ', ㅚ: 'ㅗㅣ', ㅝ: 'ㅜㅓ', ㅞ: 'ㅜㅔ', ㅟ: 'ㅜㅣ', ㅢ: 'ㅡㅣ',
  ㄳ: 'ㄱㅅ', ㄵ: 'ㄴㅈ', ㄶ: 'ㄴㅎ', ㄺ: 'ㄹㄱ', ㄻ: 'ㄹㅁ', ㄼ: 'ㄹㅂ', ㄽ: 'ㄹㅅ', ㄾ: 'ㄹㅌ', ㄿ: 'ㄹㅍ', ㅀ: 'ㄹㅎ', ㅄ: 'ㅂㅅ',
};
const JOINED = Object.fromEntries(Object.entries(PAIRS).map(([joined, pair]) => [pair, joined]));

/** The key of each jamo that has one. */
const KEYS = {
  ㅂ: 'q', ㅃ: 'Q', ㅈ: 'w', ㅉ: 'W', ㄷ: 'e', ㄸ: 'E', ㄱ: 'r', ㄲ: 'R', ㅅ: 't', ㅆ: 'T', ㅛ: 'y', ㅕ: 'u', ㅑ: 'i',
  ㅐ: 'o', ㅒ: 'O', ㅔ: 'p', ㅖ: 'P', ㅁ: 'a', ㄴ: 's', ㅇ: 'd', ㄹ: 'f', ㅎ: 'g', ㅗ: 'h', ㅓ: 'j', ㅏ: 'k', ㅣ: 'l',
  ㅋ: 'z', ㅌ: 'x', ㅊ: 'c', ㅍ: 'v', ㅠ: 'b', ㅜ: 'n', ㅡ: 'm',
};
const JAMO = Object.fromEntries(Object.entries(KEYS).map(([jamo, key]) => [key, jamo]));

/** Vowels and consonants that lie beside each other on the keyboard or sound alike: what fingers confuse. */
const CONFUSED = {
  ㅐ: 'ㅔ', ㅔ: 'ㅐ', ㅏ: 'ㅓ', ㅓ: 'ㅏ', ㅗ: 'ㅓ', ㅜ: 'ㅡ', ㅡ: 'ㅜ', ㅣ: 'ㅏ', ㅕ: 'ㅑ', ㅑ: 'ㅕ', ㅛ: 'ㅕ', ㅠ: 'ㅜ',
  ㄱ: 'ㄷ', ㄷ: 'ㄱ', ㅅ: 'ㄱ', ㅈ: 'ㄷ', ㅂ: 'ㅈ', ㅁ: 'ㄴ', ㄴ: 'ㅇ', ㅇ: 'ㄹ', ㄹ: 'ㅎ', ㅎ: 'ㄹ', ㅋ: 'ㅌ', ㅌ: 'ㅊ', ㅊ: 'ㅍ', ㅍ: 'ㅊ',
};

/** Whether a character is a whole syllable. */
export const isSyllable = (character) => character >= '가' && character <= '힣';

/** The jamo of a syllable: initial, vowel, final (which may be empty). */
export function jamo(syllable) {
  const at = syllable.codePointAt(0) - 0xac00;
  return [INITIALS[Math.floor(at / 588)], VOWELS[Math.floor((at % 588) / 28)], FINALS[at % 28]];
}

/** The syllable of its jamo. */
export function compose([initial, vowel, final = '']) {
  const at = (INITIALS.indexOf(initial) * 21 + VOWELS.indexOf(vowel)) * 28 + FINALS.indexOf(final);
  return String.fromCodePoint(0xac00 + at);
}

const perSyllable = (text, change) => [...text].map((character) => (isSyllable(character) ? change(character) : character)).join('');

/** Every syllable as its initial consonant. */
export const choseong = (text) => perSyllable(text, (syllable) => jamo(syllable)[0]);

/** Korean typed while the keyboard is in English mode: 결제 becomes `rufwp`. */
export function typedInEnglishMode(text) {
  const keys = (part) => [...(PAIRS[part] ?? part)].map((single) => KEYS[single]).join('');
  return perSyllable(text, (syllable) => jamo(syllable).map(keys).join(''));
}

/** Latin letters typed while the keyboard is in Hangul mode: `teams` becomes `ㅅㄷ믄`. */
export function typedInHangulMode(text) {
  let written = '';
  /** The jamo of the syllable under the cursor. */
  let [initial, vowel, final] = ['', '', ''];
  const flush = () => {
    written += initial && vowel ? compose([initial, vowel, final]) : initial + vowel + final;
    [initial, vowel, final] = ['', '', ''];
  };
  for (const character of text) {
    const next = JAMO[character] ?? JAMO[character.toLowerCase()];
    if (!next) {
      flush();
      written += character;
    } else if (INITIALS.includes(next)) {
      if (initial && vowel && !final && FINALS.includes(next)) final = next;
      else if (final && JOINED[final + next]) final = JOINED[final + next];
      else {
        flush();
        initial = next;
      }
    } else if (final) {
      // The last consonant was not the end of that syllable but the beginning of this one.
      const moved = PAIRS[final]?.[1] ?? final;
      final = PAIRS[final]?.[0] ?? '';
      flush();
      [initial, vowel] = [moved, next];
    } else if (vowel && JOINED[vowel + next]) vowel = JOINED[vowel + next];
    else if (vowel) {
      flush();
      vowel = next;
    } else vowel = next;
  }
  flush();
  return written;
}

/** The text with one jamo confused, in a syllable that `random` chooses; `null` where there is none to confuse. */
export function withOneJamoWrong(text, random) {
  const characters = [...text];
  const places = [];
  characters.forEach((character, at) => {
    if (!isSyllable(character)) return;
    jamo(character).forEach((part, which) => {
      const other = CONFUSED[part];
      if (other && (which === 1) === VOWELS.includes(other)) places.push([at, which, other]);
    });
  });
  if (places.length === 0) return null;
  const [at, which, other] = places[Math.floor(random() * places.length)];
  const parts = jamo(characters[at]);
  parts[which] = other;
  characters[at] = compose(parts);
  return characters.join('');
}

/** The text as it stands while its last syllable is being typed; `null` where that is no syllable of Hangul. */
export function halfTyped(text) {
  const characters = [...text];
  const last = characters.pop();
  if (!last || !isSyllable(last)) return null;
  const [initial, vowel, final] = jamo(last);
  return characters.join('') + (final ? compose([initial, vowel]) : initial);
}

/** Whether the last syllable of a word ends in a consonant: 취소 does not, 결제창 does. */
export const endsInConsonant = (word) => isSyllable(word.at(-1)) && jamo(word.at(-1))[2] !== '';

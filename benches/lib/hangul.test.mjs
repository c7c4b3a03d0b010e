// `node --test` in this folder.
import assert from 'node:assert/strict';
import test from 'node:test';
import { choseong, compose, halfTyped, jamo, typedInEnglishMode, typedInHangulMode, withOneJamoWrong } from './hangul.mjs';
import { generator } from './random.mjs';

test('a syllable is its jamo and back', () => {
  for (const syllable of '가결값힣뷁') assert.equal(compose(jamo(syllable)), syllable);
});

test('choseong leaves what is no syllable', () => assert.equal(choseong('결제 취소 401'), 'ㄱㅈ ㅊㅅ 401'));

test('the keyboard in the wrong mode, both ways', () => {
  for (const [korean, keys] of [['결제 취소', 'rufwp cnlth'], ['값없는', 'rkqtdjqtsms'], ['왜', 'dho'], ['꽃', 'Rhc']]) {
    assert.equal(typedInEnglishMode(korean), keys);
    assert.equal(typedInHangulMode(keys), korean);
  }
  assert.equal(typedInHangulMode('teams'), 'ㅅㄷ믄');
  assert.equal(typedInHangulMode('office 365'), 'ㅐㄹ럋ㄷ 365');
});

test('one jamo wrong changes one syllable', () => {
  const random = generator(1);
  for (let turn = 0; turn < 100; turn++) {
    const wrong = withOneJamoWrong('결제 취소', random);
    assert.equal([...wrong].filter((character, at) => character !== '결제 취소'[at]).length, 1, wrong);
  }
  assert.equal(withOneJamoWrong('Teams', random), null);
});

test('half typed loses the last key or more', () => {
  assert.equal(halfTyped('결제창'), '결제차');
  assert.equal(halfTyped('결제'), '결ㅈ');
  assert.equal(halfTyped('Teams'), null);
});

package dev.stemma.script;

/**
 * A range of a script's text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
record TextRange(int start, int end) {

}

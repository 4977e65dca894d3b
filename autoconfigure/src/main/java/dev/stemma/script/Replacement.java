package dev.stemma.script;

/**
 * A placeholder and what is put in its place.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 * @param text what is put there, escaped as the place asks for
 * @param plain whether it stands in plain SQL, outside of strings and quoted names
 */
record Replacement(int start, int end, String text, boolean plain) {

}

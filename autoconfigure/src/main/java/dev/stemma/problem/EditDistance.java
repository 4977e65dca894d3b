package dev.stemma.problem;

/**
 * How far two words are from each other, to guess what somebody meant who mistyped one.
 */
public final class EditDistance {

	private EditDistance() {
	}

	/**
	 * The number of characters to change, add or leave out, or of neighbours to swap, to
	 * make one word of the other (optimal string alignment).
	 */
	public static int between(String a, String b) {
		int[] beforePrevious = new int[b.length() + 1];
		int[] previous = new int[b.length() + 1];
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int changed = previous[j - 1] + ((a.charAt(i - 1) != b.charAt(j - 1)) ? 1 : 0);
				row[j] = Math.min(changed, Math.min(previous[j], row[j - 1]) + 1);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					row[j] = Math.min(row[j], beforePrevious[j - 2] + 1);
				}
			}
			int[] free = beforePrevious;
			beforePrevious = previous;
			previous = row;
			row = free;
		}
		return previous[b.length()];
	}

}

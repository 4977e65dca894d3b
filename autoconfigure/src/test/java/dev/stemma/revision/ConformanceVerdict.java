package dev.stemma.revision;

/**
 * How our answer compares to Alembic's.
 */
sealed interface ConformanceVerdict {

	record Agreed() implements ConformanceVerdict {

	}

	record NotApplicable() implements ConformanceVerdict {

	}

	record Differs(Reason reason) implements ConformanceVerdict {

	}

	record Wrong(String ours) implements ConformanceVerdict {

	}

	/**
	 * Why an answer differs on purpose: the list of the data's README, and three more.
	 */
	enum Reason {

		ALEMBIC_UNRELIABLE("Alembic crashes, contradicts itself or depends on hash order"),

		TRAILING_GARBAGE("identifiers with trailing garbage are refused"),

		SHORT_PARTIAL("a partial has at least four characters"),

		SEVERAL_TIPS("relative steps from several tips are refused"),

		CURRENT_IS_TIPS("current is the tips of the applied set"),

		LINE_TO_BASE("L@base keeps to L's line"),

		CHECKED_AT_LOAD("the graph is refused at load"),

		TOO_MANY_STEPS("too many steps is an error everywhere"),

		STAMP_RULE("stamps follow the one rule of the design"),

		/**
		 * Ours: Alembic ignores the anchor of a downgrade where nothing branches, and
		 * that of {@code x@base} always, so that a mistyped one goes unnoticed, and it
		 * looks for the head of {@code L@head} among all lines, and at the start of a
		 * range it knows only labels. An anchor means the same everywhere.
		 */
		ANCHOR_COUNTS("the anchor is looked at everywhere"),

		/**
		 * Ours: where no database is asked, Alembic counts {@code -N} down from the heads
		 * of the scripts, while everywhere else it counts from what is applied, and
		 * refuses {@code +N}. A reader can't tell; both are refused.
		 */
		STEPS_FROM_NOWHERE("steps are refused where nothing is applied to count from"),

		/**
		 * Ours: the start {@code -N} of a range is counted from its end, and stops at the
		 * base. Alembic counts from all heads of the scripts, whatever the end is, and
		 * without regard to an anchor that is an id; only where that leads nowhere does
		 * it count from the end.
		 */
		STEPS_BELOW_THE_END("the start -N of a range is counted from its end");

		private final String text;

		Reason(String text) {
			this.text = text;
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}

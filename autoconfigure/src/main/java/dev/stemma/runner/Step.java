package dev.stemma.runner;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import dev.stemma.revision.Revision;
import dev.stemma.script.JavaScript;
import dev.stemma.script.Script;
import dev.stemma.script.SqlScript;

/**
 * A step of a run: a script found sound, and which way it goes.
 *
 * @param script the script
 * @param direction which way
 * @param transactional whether it runs in a transaction
 * @param setsSession whether it sets something beyond its transaction
 */
record Step(Script script, Direction direction, boolean transactional, boolean setsSession) {

	Revision revision() {
		return this.script.revision();
	}

	String id() {
		return this.script.revision().id();
	}

	JournalEntry.Action action() {
		return JournalEntry.Action.of(this.direction);
	}

	@Nullable Duration ddlLockTimeout() {
		return (this.script instanceof SqlScript sql) ? sql.ddlLockTimeout() : null;
	}

	@Nullable Duration statementTimeout() {
		return (this.script instanceof SqlScript sql) ? sql.statementTimeout() : null;
	}

	/**
	 * The id and the message.
	 */
	String name() {
		String message = revision().message();
		return message.isEmpty() ? id() : id() + " (" + message + ")";
	}

	/**
	 * Whether the way back is made of what it does: it applies a migration in Java whose
	 * downgrade is not written. Nobody needs to know otherwise what was there before.
	 */
	boolean derivesDowngrade() {
		return this.direction == Direction.UPGRADE && this.script instanceof JavaScript java
				&& java.irreversible() == null && !java.hasDowngrade();
	}

	boolean isJava() {
		return this.script instanceof JavaScript;
	}

}

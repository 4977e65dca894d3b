package dev.stemma.script;

import java.util.List;

import dev.stemma.problem.Problem;

/**
 * What loading learns of a script: its header, where its parts are, the checksum of its
 * upgrade.
 *
 * @param header the header
 * @param upgrade where the upgrade is
 * @param downgrade where the downgrade is; empty without {@code hasDowngrade}
 * @param hasDowngrade whether there is a downgrade
 * @param checksum the checksum of the upgrade
 * @param problems what is wrong, in the order of the text
 */
record ScriptOutline(Header header, TextRange upgrade, TextRange downgrade, boolean hasDowngrade, Checksum checksum,
		List<Problem> problems) {

	ScriptOutline {
		problems = List.copyOf(problems);
	}

}

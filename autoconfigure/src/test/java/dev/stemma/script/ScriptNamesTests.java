package dev.stemma.script;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.problem.Location;
import dev.stemma.revision.Revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScriptNamesTests {

	private static final Instant CREATED = Instant.parse("2026-03-04T23:06:07Z");

	private static ScriptNames names(String template, int length) {
		return new ScriptNames(new WritingOptions(template, length, Clock.system(ZoneId.of("Asia/Tokyo")), () -> "id",
				null, List.of()));
	}

	private static Revision revision(String message) {
		return new Revision("abc1", List.of(), List.of(), Set.of(), Set.of(), message, CREATED, Location.of("x"));
	}

	private static String file(String template) {
		return names(template, 40).file(revision("Add it"), CREATED);
	}

	@Test
	void timesAreInTheZoneOfTheNames() {
		assertThat(file(WritingOptions.DEFAULTS.fileTemplate())).isEqualTo("2026_03_05_0806-abc1_add_it.sql");
	}

	@Test
	void allTokensAndSpellingsOfAlembicCount() {
		assertThat(file("%(year)d/%(month).2d/%(day)02d-%(hour)d%(minute).2d%(second)s-%(epoch)s%%%(rev)s"))
			.isEqualTo("2026/03/05-8" + "0607-" + CREATED.getEpochSecond() + "%abc1.sql");
	}

	@Test
	void aTokenThatStandsForNothingIsRefused() {
		assertThatExceptionOfType(ScriptNotWrittenException.class).isThrownBy(() -> file("%(revision)s"))
			.withMessageContaining("stemma.file-template, has '%(revision)s' in it");
		assertThatExceptionOfType(ScriptNotWrittenException.class).isThrownBy(() -> file("100%-%(rev)s"))
			.withMessageContaining("has '%' in it");
	}

	@Test
	void withoutAMessageTheNameEndsBeforeIt() {
		assertThat(names("%(rev)s_%(slug)s", 40).file(revision("!"), CREATED)).isEqualTo("abc1.sql");
		assertThat(names("%(slug)s", 40).file(revision("!"), CREATED)).isEqualTo("abc1.sql");
		assertThat(names("%(year)d/%(slug)s", 40).file(revision("!"), CREATED)).isEqualTo("2026/abc1.sql");
	}

	@Test
	void aSlugIsCutAtAWordsEnd() {
		assertThat(names("", 40).slug("Füge Größe zu Märkten; hinzu")).isEqualTo("füge_größe_zu_märkten_hinzu");
		assertThat(names("", 10).slug("Add status to members")).isEqualTo("add_status");
		assertThat(names("", 9).slug("Add status to members")).isEqualTo("add");
		assertThat(names("", 13).slug("Add status to members")).isEqualTo("add_status_to");
		assertThat(names("", 5).slug("Incomprehensibilities")).isEqualTo("incom");
	}

	@Test
	void generatedIdsCanBeTakenForNoNumber() {
		RevisionIds ids = new RevisionIds();
		Set<String> all = new HashSet<>();
		for (int i = 0; i < 1000; i++) {
			all.add(ids.get());
		}
		assertThat(all).hasSize(1000).allMatch((id) -> id.matches("[a-z][a-z0-9]{11}"));
	}

}

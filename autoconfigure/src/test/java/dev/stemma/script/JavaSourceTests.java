package dev.stemma.script;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JavaSourceTests {

	private static @Nullable String move(String source, List<String> before, List<String> after) {
		JavaSource.Declaration declaration = JavaSource.find(source, "b1");
		return (declaration != null) ? declaration.withParents(source, before, after) : null;
	}

	@Test
	void parentsAreReplacedAddedAndRemoved() {
		assertThat(move("@Migration(revision = \"b1\", revises = \"a1\", message = \"m\") class B {}", List.of("a1"),
				List.of("c1")))
			.isEqualTo("@Migration(revision = \"b1\", revises = \"c1\", message = \"m\") class B {}");
		assertThat(move("@Migration(revision = \"b1\",\n\t\trevises = { \"a1\", \"a2\" },\n\t\ttags = \"t\")",
				List.of("a1", "a2"), List.of()))
			.isEqualTo("@Migration(revision = \"b1\",\n\t\ttags = \"t\")");
		assertThat(move("@Migration( revises=\"a1\", revision=\"b1\" )", List.of("a1"), List.of()))
			.isEqualTo("@Migration( revision=\"b1\" )");
		assertThat(move("@dev.stemma.script.Migration\n(revision = \"b1\")", List.of(), List.of("c1")))
			.isEqualTo("@dev.stemma.script.Migration\n(revision = \"b1\", revises = \"c1\")");
	}

	@Test
	void theAnnotationOfTheRevisionIsFoundAmongAllThatLooksLikeIt() {
		String source = """
				// @Migration(revision = "b1", revises = "a1")
				/* @Migration(revision = "b1", revises = "a1") */
				@Migration(revision = "b0", revises = "a1", message = "@Migration(revision = \\"b1\\", revises = \\"a1\\")")
				class A { String s = \"""
					@Migration(revision = "b1", revises = "a1")\"""; char c = '"'; }
				@Migration(revision = "b1", message = "a, (b) \\" revises = {", revises = "a1")
				class B {}
				""";
		assertThat(move(source, List.of("a1"), List.of("c1")))
			.isEqualTo(source.replace("{\", revises = \"a1\")", "{\", revises = \"c1\")"));
	}

	@Test
	void whatIsNotWrittenPlainlyIsLeftAlone() {
		assertThat(move("@Migration(revision = \"b1\", revises = Ids.A1)", List.of("a1"), List.of("c1"))).isNull();
		assertThat(move("@Migration(revision = \"b1\", revises = \"a2\")", List.of("a1"), List.of("c1"))).isNull();
		assertThat(move("@Migration(revision = ID)", List.of(), List.of("c1"))).isNull();
		assertThat(move("@Migration(revision = \"b1\"", List.of(), List.of("c1"))).isNull();
	}

}

package dev.stemma.dialect;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PlaceholderSyntax}.
 */
class PlaceholderSyntaxTests {

	@Test
	void aPlaceholderEndsBehindItsSuffix() {
		String text = "a ${b.c-d_1}} e";
		assertThat(PlaceholderSyntax.DEFAULT.end(text, 2, text.length())).isEqualTo(12);
		assertThat(PlaceholderSyntax.DEFAULT.end(text, 1, text.length())).isEqualTo(-1);
		assertThat(PlaceholderSyntax.DEFAULT.end(text, 2, 11)).isEqualTo(-1);
		assertThat(PlaceholderSyntax.DEFAULT.name("${b.c-d_1}")).isEqualTo("b.c-d_1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "${", "${}", "${a", "${a b}", "${a$}", "${é}", "$a}", "{a}", "" })
	void everythingElseIsText(String text) {
		assertThat(PlaceholderSyntax.DEFAULT.end(text, 0, text.length())).isEqualTo(-1);
	}

	@Test
	void theSuffixMayConsistOfCharactersOfNames() {
		PlaceholderSyntax syntax = new PlaceholderSyntax("__", "__");
		assertThat(syntax.end("__a_b__c__", 0, 10)).isEqualTo(7);
		assertThat(syntax.end("__a_b", 0, 5)).isEqualTo(-1);
	}

	@Test
	void withoutASuffixTheNameReachesAsFarAsItCan() {
		assertThat(new PlaceholderSyntax(":", "").end(":a.b,", 0, 5)).isEqualTo(4);
	}

	@Test
	void noneOpensNothing() {
		assertThat(PlaceholderSyntax.NONE.end("${a}", 0, 4)).isEqualTo(-1);
		assertThat(PlaceholderSyntax.NONE.isNone()).isTrue();
	}

}

package dev.stemma.diff;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class IdentifierTextTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "(price > 0) | (amount > 0)", "(\"price\" > 0) | (amount > 0)",
					"((price)::text = 'price'::text) | ((amount)::text = 'price'::text)",
					"(price_old > price) | (price_old > amount)", "price(price) | price(amount)",
					"(total)::price | (total)::price", "it''s price | it''s amount",
					"('it''s price'::text = price) | ('it''s price'::text = amount)" })
	void aColumnIsReplacedWhereItIsMeant(String text, String replaced) {
		assertThat(new IdentifierText("price").replacedIn(text, "amount", false)).isEqualTo(replaced);
	}

	@Test
	void aNameThatIsAKeyWordIsQuoted() {
		assertThat(new IdentifierText("place").replacedIn("(place > 0)", "order", false)).isEqualTo("(\"order\" > 0)");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '|',
			value = { "mood | \"Mood\"", "mood[] | \"Mood\"[]", "'glad'::mood | 'glad'::\"Mood\"", "moody | moody" })
	void aTypeIsReplacedWhereItIsMeant(String text, String replaced) {
		assertThat(new IdentifierText("mood").replacedIn(text, "Mood", true)).isEqualTo(replaced);
	}

}

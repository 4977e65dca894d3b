package dev.stemma.script;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DurationsTests {

	@ParameterizedTest
	@CsvSource({ "500ms, PT0.5S", "2s, PT2S", "2 s, PT2S", "5min, PT5M", "1h, PT1H", "0s, PT0S", "PT1M30S, PT1M30S" })
	void aDurationHasAUnitOrTheIsoForm(String text, Duration duration) {
		assertThat(Durations.parse(text)).isEqualTo(duration);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "5", "5m", "-5s", "PT-1S", "P", "five", "1.5s", "99999999999s" })
	void anythingElseIsNone(String text) {
		assertThat(Durations.parse(text)).isNull();
	}

}

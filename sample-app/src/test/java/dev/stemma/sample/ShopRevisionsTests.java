package dev.stemma.sample;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import dev.stemma.Stemma;
import dev.stemma.revision.Revision;
import dev.stemma.revision.TagFilter;
import dev.stemma.runner.AppliedRevision;
import dev.stemma.runner.State;

import static org.assertj.core.api.Assertions.assertThat;

class ShopRevisionsTests {

	private final TestServer server = TestServer.createDatabase();

	@Test
	void downToBaseAndUpAgainIsTheSameSchema() {
		Stemma stemma = Stemma.builder().dataSource(this.server.dataSource()).build();
		stemma.upgrade();
		List<String> catalog = this.server.catalog();
		assertThat(catalog).hasSizeGreaterThan(200);
		assertThat(stemma.downgrade("base").to()).isEmpty();
		assertThat(this.server.catalog()).isEmpty();
		stemma.upgrade();
		assertThat(this.server.catalog()).isEqualTo(catalog);
	}

	@Test
	void everyRevisionCanBeTakenBackByItself() {
		Stemma stemma = Stemma.builder().dataSource(this.server.dataSource()).build();
		for (Revision step : stemma.plan().steps()) {
			List<String> before = this.server.catalog();
			List<String> tips = stemma.current().stream().map(AppliedRevision::id).toList();
			stemma.upgrade(step.id());
			if (step.revises().size() > 1) {
				// A merge has two ways down; the test above goes both.
				continue;
			}
			stemma.downgrade(step.id() + "@-1");
			assertThat(this.server.catalog()).as("after the downgrade of " + step.id()).isEqualTo(before);
			assertThat(stemma.current()).extracting("id").containsExactlyInAnyOrderElementsOf(tips);
			stemma.upgrade(step.id());
		}
		assertThat(stemma.status().state()).isEqualTo(State.REACHED);
	}

	@Test
	void productionReachesItsTargetWithoutTheDemoLine() {
		Stemma production = Stemma.builder()
			.dataSource(this.server.dataSource())
			.tags(new TagFilter(Set.of(), Set.of("demo")))
			.build();
		production.upgrade();
		assertThat(production.status().target().reached()).isTrue();
		assertThat(this.server.query("SELECT revision FROM stemma_revision WHERE 'demo' = ANY (tags)")).isEmpty();
		assertThat(this.server.query("SELECT count(*) FROM products")).containsExactly("0");
	}

	@Test
	void theRevisionsTellOfBranchesMergesAndDependencies() {
		Stemma stemma = Stemma.builder().dataSource(this.server.dataSource()).build();
		assertThat(stemma.graph().size()).isGreaterThanOrEqualTo(20);
		assertThat(stemma.graph().branchPoints()).isNotEmpty();
		assertThat(stemma.graph().mergePoints()).isNotEmpty();
		assertThat(stemma.graph().revisions()).allSatisfy((revision) -> assertThat(revision.tags()).isNotEmpty());
		assertThat(stemma.history()).filteredOn((entry) -> entry.kind().equals("java")).hasSizeGreaterThanOrEqualTo(3);
		assertThat(stemma.history()).allSatisfy((entry) -> assertThat(entry.reversible()).isTrue());
	}

}

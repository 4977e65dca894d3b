package dev.stemma.script.unrelated;

import dev.stemma.script.Migration;

@Migration(revision = "j4", created = "yesterday")
class Unrelated {

}

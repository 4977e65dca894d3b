package dev.stemma.script.good.sub;

import dev.stemma.script.Migration;
import dev.stemma.script.good.Base;

@Migration(revision = "j2")
public class Forward extends Base {

}

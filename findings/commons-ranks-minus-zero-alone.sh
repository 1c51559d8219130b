#!/usr/bin/env bash
# Guess: Spearman's correlation is one number for two maps, whichever library ranks their values: equal values share a rank.
# Instead: the two Apache libraries for Java rank -0.0 below 0.0, which SciPy takes for equal, as comparisons do in both languages.
# Matters: gradient times input of a dead pixel is 0.0 or -0.0 by the sign of the input, so that pixels without any relevance decide how alike two
#        maps are.
# Needs Java 17 or later and Maven besides Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-math3</artifactId><version>3.6.1</version></dependency>
    <dependency><groupId>org.apache.commons</groupId><artifactId>commons-statistics-ranking</artifactId><version>1.1</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
cat > Zeros.java <<'JAVA'
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

class Zeros {
    public static void main(String[] arguments) {
        double[] inputs = {-1, 1, -1, 1, 1, 1};
        double[] gradients = {0, 0, 0, 0, 1, 2};
        double[] map = new double[6];
        Arrays.setAll(map, i -> gradients[i] * inputs[i]);
        double[] other = {4, 3, 2, 1, 5, 6};
        System.out.println("math3 " + Arrays.toString(new org.apache.commons.math3.stat.ranking.NaturalRanking().rank(map)));
        System.out.println("statistics " + Arrays.toString(new org.apache.commons.statistics.ranking.NaturalRanking().apply(map)));
        System.out.printf("math3 Spearman %.4f%n", new SpearmansCorrelation().correlation(map, other));
    }
}
JAVA
java -cp 'lib/*' Zeros.java > seen
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.3.5 scipy==1.16.3
venv/bin/python - >> seen <<'PYTHON'
import numpy as np
from scipy.stats import rankdata, spearmanr

map_ = np.array([0.0, 0, 0, 0, 1, 2]) * np.array([-1.0, 1, -1, 1, 1, 1])
print("scipy", rankdata(map_).tolist())
print("scipy Spearman", round(float(spearmanr(map_, [4, 3, 2, 1, 5, 6]).statistic), 4))
PYTHON
echo "commons-math3 3.6.1, commons-statistics-ranking 1.1, SciPy 1.16.3, of a gradient times an input that is 0 at four of six pixels:"
cat seen
diff seen - <<'EXPECTED' || { echo "zeros are ranked differently now"; exit 1; }
math3 [1.5, 3.5, 1.5, 3.5, 5.0, 6.0]
statistics [1.5, 3.5, 1.5, 3.5, 5.0, 6.0]
math3 Spearman 0.6179
scipy [2.5, 2.5, 2.5, 2.5, 5.0, 6.0]
scipy Spearman 0.8452
EXPECTED

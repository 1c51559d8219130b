#!/usr/bin/env bash
# Guess: DJL gives a model the grey values that stand in the file, as it does for ordinary grey pictures.
# Instead: of a grey picture with an alpha channel, or of 16 bits, it gives what Java shows on a screen: half of full scale
#        becomes 188 of 255 instead of 128, because Java takes such grey for linear light.
# Matters: the same picture, saved with or without an opaque alpha channel, gives a model two different inputs.
# Needs Java 17 or later and Maven besides Python.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet numpy==2.4.6 pillow==13.0.0
venv/bin/python - <<'PYTHON'
import numpy as np
from PIL import Image

grey = np.array([[0, 64, 128, 255]], np.uint8)
Image.fromarray(grey).save("grey.png")
Image.fromarray(np.stack([grey, np.full_like(grey, 255)], 2), "LA").save("opaque.png")
Image.fromarray(grey.astype(np.uint16) * 257).save("deep.png")
PYTHON
cat > pom.xml <<'POM'
<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-engine</artifactId><version>0.36.0</version></dependency>
    <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-jni</artifactId><version>2.7.1-0.36.0</version></dependency>
    <dependency><groupId>ai.djl.pytorch</groupId><artifactId>pytorch-native-cpu</artifactId><version>2.7.1</version><classifier>linux-x86_64</classifier></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>2.0.17</version></dependency>
  </dependencies>
</project>
POM
mvn -q -B dependency:copy-dependencies -DoutputDirectory=lib
cat > Grey.java <<'JAVA'
import ai.djl.engine.Engine;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.Arrays;

class Grey {
    public static void main(String[] files) throws Exception {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            for (String file : files) {
                byte[] red = ImageFactory.getInstance().fromFile(Path.of(file)).toNDArray(manager).get(":, :, 0").toByteArray();
                int[] values = new int[red.length];
                Arrays.setAll(values, i -> red[i] & 255);
                System.out.println(file + " " + Arrays.toString(values));
            }
        }
    }
}
JAVA
java -Djava.awt.headless=true -cp 'lib/*' Grey.java grey.png opaque.png deep.png > seen
echo "DJL 0.36.0, of the grey values 0, 64, 128 and 255 of 255 in an ordinary file, one with alpha, one of 16 bits:"
cat seen
diff seen - <<'EXPECTED' || { echo "grey is read differently now"; exit 1; }
grey.png [0, 64, 128, 255]
opaque.png [0, 137, 188, 255]
deep.png [0, 137, 188, 255]
EXPECTED

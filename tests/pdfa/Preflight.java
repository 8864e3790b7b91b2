import java.io.File;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.exception.SyntaxValidationException;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/** Validates files against PDF/A-1b with PDFBox Preflight; exit code 1 when a file has errors. */
public class Preflight {
    public static void main(String[] files) throws Exception {
        boolean clean = true;
        for (String file : files) {
            ValidationResult result = validate(new File(file));
            System.out.println(file + ": " + result.getErrorsList().size() + " errors");
            for (ValidationResult.ValidationError error : result.getErrorsList()) {
                System.out.println("  " + error.getErrorCode() + " " + error.getDetails());
            }
            clean &= result.isValid();
        }
        System.exit(clean ? 0 : 1);
    }

    private static ValidationResult validate(File file) throws Exception {
        PreflightParser parser = new PreflightParser(file);
        try {
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                return document.getResult();
            }
        } catch (SyntaxValidationException failure) {
            return failure.getResult();
        }
    }
}

"""What the law asks of a council when the Ombudsman finds fault. Knows cases; knows no documents."""
